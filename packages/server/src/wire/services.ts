import type { ServiceName } from './shape.ts';

/** A service's names on the wire. */
export interface Service {
  readonly version: string;
  readonly xmlns: string;
  /** Where a request without an Action is sent (302), as AWS does. */
  readonly productUrl: string;
}

export const SERVICES: Readonly<Record<ServiceName, Service>> = {
  iam: {
    version: '2010-05-08',
    xmlns: 'https://iam.amazonaws.com/doc/2010-05-08/',
    productUrl: 'https://aws.amazon.com/iam',
  },
  sts: {
    version: '2011-06-15',
    xmlns: 'https://sts.amazonaws.com/doc/2011-06-15/',
    // SOURCE: reference/wire-protocol.md §3.3 records the page of IAM for a request without an Action, for STS too.
    productUrl: 'https://aws.amazon.com/iam',
  },
  countersign: {
    version: '2026-11-24',
    xmlns: 'https://countersign.dev/doc/2026-11-24/',
    productUrl: 'https://countersign.dev/',
  },
};

/** Whether `name` is a service of ours, such as the service part of a credential scope. */
export const isServiceName = (name: string): name is ServiceName => Object.hasOwn(SERVICES, name);
