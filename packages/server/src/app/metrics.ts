import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';

/** What an operator watches. Labels never hold anything that a caller chose freely. */
export interface Metrics {
  /** @param status the HTTP status that was answered; @param seconds from the last byte of the request to the answer */
  request(status: number, seconds: number): void;
  /** The Prometheus exposition format, and its content type. */
  render(): Promise<{ readonly type: string; readonly text: string }>;
}

/** @param seq tells the sequence number of the last durable change */
export function createMetrics(seq: () => number): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const requests = new Counter({
    name: 'countersign_requests_total',
    help: 'Requests answered, by HTTP status.',
    labelNames: ['status'],
    registers: [registry],
  });
  const duration = new Histogram({
    name: 'countersign_request_duration_seconds',
    help: 'Time from the last byte of a request to its answer.',
    buckets: [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
    registers: [registry],
  });
  const sequence: Gauge = new Gauge({
    name: 'countersign_change_sequence',
    help: 'Sequence number of the last durable change.',
    registers: [registry],
    collect: () => sequence.set(seq()),
  });
  // A counter bound to its label costs a tenth of one that is looked up by it.
  const byStatus = new Map<number, Counter.Internal>();
  return {
    request(status, seconds) {
      let counter = byStatus.get(status);
      if (!counter) byStatus.set(status, (counter = requests.labels({ status })));
      counter.inc();
      duration.observe(seconds);
    },
    render: async () => ({ type: registry.contentType, text: await registry.metrics() }),
  };
}
