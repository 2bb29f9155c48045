/**
 * Names of the attributes on spans and metrics. `rpc.*` are OpenTelemetry's semantic conventions; the rest is ours.
 * Values are codes, names of code and counts: an attribute never holds an identifier of a patient or any text that a
 * person wrote.
 */
export const attribute = {
  rpcSystem: 'rpc.system',
  rpcService: 'rpc.service',
  rpcMethod: 'rpc.method',
  rpcStatusCode: 'rpc.grpc.status_code',
  refusalCode: 'ordonnancier.refusal.code',
  callerRole: 'ordonnancier.caller.role',
  eventType: 'ordonnancier.event.type',
  projectionName: 'ordonnancier.projection.name',
  faultName: 'ordonnancier.fault.name',
} as const;
