/** The import rules of docs/architecture.md, enforced. @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    { name: 'not-resolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
    {
      name: 'kernel-imports-nothing',
      severity: 'error',
      from: { path: '^shared/kernel/', pathNot: '\\.test\\.ts$' },
      to: { pathNot: '^shared/kernel/' },
    },
    {
      name: 'prescription-imports-kernel-only',
      comment: 'The aggregate is pure: no clock, no network, no database.',
      severity: 'error',
      from: { path: '^shared/prescription/', pathNot: '\\.test\\.ts$|/testing/' },
      to: { pathNot: '^shared/(prescription|kernel)/' },
    },
    {
      name: 'shared-never-imports-a-service',
      severity: 'error',
      from: { path: '^shared/' },
      to: { path: '^(services|infra|loadtests)/' },
    },
    {
      name: 'no-service-imports-another',
      severity: 'error',
      from: { path: '^services/([^/]+)/' },
      to: { path: '^services/', pathNot: '^services/$1/' },
    },
    {
      name: 'nobody-imports-a-service',
      comment: 'Services meet in protos and in the log; tools start them as processes.',
      severity: 'error',
      from: { path: '^(infra|loadtests)/' },
      to: { path: '^services/' },
    },
    {
      name: 'domain-is-pure',
      severity: 'error',
      from: { path: '^services/[^/]+/src/domain/', pathNot: '\\.test\\.ts$' },
      to: {
        pathNot: '^services/[^/]+/src/domain/|^shared/(kernel|prescription)/|^shared/catalogue/[^/]*-types\\.ts$',
      },
    },
    {
      name: 'grpc-handlers-hold-no-sql',
      severity: 'error',
      from: { path: '^services/[^/]+/src/grpc/' },
      to: { path: '^shared/postgres/|node_modules/pg/' },
    },
    {
      name: 'log-port-knows-no-adapter',
      severity: 'error',
      from: { path: '^shared/event-log/[^/]+\\.ts$', pathNot: '\\.test\\.ts$|open-event-log\\.ts$' },
      to: { path: '^shared/event-log/(postgres|kurrentdb)/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: 'shared/grpc/generated' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
  },
};
