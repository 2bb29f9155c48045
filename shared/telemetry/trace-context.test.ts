import { describe, expect, it } from '@jest/globals';
import { trace } from '@opentelemetry/api';
import { remoteParent, withRemoteParent } from './trace-context.ts';

describe('the parent that an event names', () => {
  it('is the span that appended it', () => {
    const parent = trace.getSpanContext(remoteParent('00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01'));
    expect(parent).toMatchObject({
      traceId: '0af7651916cd43dd8448eb211c80319c',
      spanId: 'b7ad6b7169203331',
      traceFlags: 1,
      isRemote: true,
    });
  });

  it.each([undefined, '', 'garbage', '00-00000000000000000000000000000000-b7ad6b7169203331-01'])(
    'is none when its traceparent is %j, and the work is done all the same',
    async (traceparent) => {
      expect(trace.getSpanContext(remoteParent(traceparent))).toBeUndefined();
      expect(await withRemoteParent(traceparent, 'project', {}, async () => 'done')).toBe('done');
    },
  );

  it('does not hide a fault', async () => {
    const failing = withRemoteParent(undefined, 'project', {}, () => Promise.reject(new RangeError('as thrown')));
    await expect(failing).rejects.toThrow(RangeError);
  });
});
