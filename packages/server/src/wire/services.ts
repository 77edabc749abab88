import type { ServiceName } from './shape.ts';

/** A service's names on the wire. */
export interface Service {
  readonly version: string;
  readonly xmlns: string;
}

export const SERVICES: Readonly<Record<ServiceName, Service>> = {
  iam: {
    version: '2010-05-08',
    xmlns: 'https://iam.amazonaws.com/doc/2010-05-08/',
  },
  sts: {
    version: '2011-06-15',
    xmlns: 'https://sts.amazonaws.com/doc/2011-06-15/',
  },
  countersign: {
    version: '2026-11-24',
    xmlns: 'urn:countersign:2026-11-24',
  },
};

/** Whether `name` is a service of ours, such as the service part of a credential scope. */
export const isServiceName = (name: string): name is ServiceName => Object.hasOwn(SERVICES, name);
