import type { ReceivedSpan } from './otlp/receive-traces.ts';

export interface TraceSummary {
  readonly spans: number;
  /** Services that sent a span of their own whose chain of parents leads, span by span, to the root. */
  readonly servicesInTrace: readonly string[];
}

/** A span counts only when every one of its ancestors arrived too: then the parents are intact. */
export function summarise(spans: readonly ReceivedSpan[], services: readonly string[]): TraceSummary {
  const byId = new Map(spans.map((span) => [span.spanId, span]));
  const reachesRoot = (span: ReceivedSpan): boolean => {
    let current: ReceivedSpan | undefined = span;
    for (let depth = 0; depth <= spans.length && current !== undefined; depth += 1) {
      if (current.parentSpanId === '') return true;
      current = byId.get(current.parentSpanId);
    }
    return false;
  };
  const connected = spans.filter(reachesRoot);
  return {
    spans: connected.length,
    servicesInTrace: services.filter((service) => connected.some((span) => span.service === service)),
  };
}

/** The trace as an indented tree, children in the order in which they began. */
export function drawTree(spans: readonly ReceivedSpan[]): string {
  const children = Map.groupBy(spans, (span) => span.parentSpanId);
  const lines: string[] = [];
  const draw = (span: ReceivedSpan, indent: string, last: boolean, root: boolean): void => {
    const branch = root ? '' : last ? '└─ ' : '├─ ';
    lines.push(`${indent}${branch}${span.service}: ${span.name} ${span.durationMs.toFixed(1)} ms`);
    const inner = root ? '' : `${indent}${last ? '   ' : '│  '}`;
    const own = (children.get(span.spanId) ?? []).toSorted((a, b) => a.startMs - b.startMs);
    for (const [index, child] of own.entries()) draw(child, inner, index === own.length - 1, false);
  };
  for (const root of children.get('') ?? []) draw(root, '', true, true);
  return lines.join('\n');
}
