// Signed requests over HTTP, as a fraction of what a bare node:http server answers to the same bytes.
import { load } from './load.mjs';
import { signedBytes, startCountersign, startScript } from './server.mjs';

const median = (list) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)];

export async function run({ quick = false } = {}) {
  const seconds = quick ? 1 : 3;
  const rounds = quick ? 1 : 5;
  const countersign = await startCountersign();
  const calls = {
    GetCallerIdentity: { service: 'sts', version: '2011-06-15', action: 'GetCallerIdentity' },
    ListUsers: { service: 'iam', version: '2010-05-08', action: 'ListUsers' },
  };
  const results = [];
  const ratios = [];
  try {
    for (let i = 0; i < 10; i++) {
      const bytes = signedBytes({
        port: countersign.port,
        service: 'iam',
        version: '2010-05-08',
        action: 'CreateUser',
        parameters: { UserName: `user-${i}` },
      });
      await load({ port: countersign.port, pid: countersign.pid, connections: 1, seconds: 0, next: () => bytes });
    }
    for (const [name, call] of Object.entries(calls)) {
      const bytes = signedBytes({ port: countersign.port, ...call });
      const bare = await startScript('bare-server.mjs', [name === 'ListUsers' ? '3000' : '500']);
      const bareBytes = signedBytes({ port: bare.port, ...call });
      const ours = [];
      const theirs = [];
      const both = { connections: 64, seconds };
      await load({ ...both, ...countersign, seconds: 1, next: () => bytes });
      await load({ ...both, ...bare, seconds: 1, next: () => bareBytes });
      for (let round = 0; round < rounds; round++) {
        theirs.push(await load({ ...both, ...bare, next: () => bareBytes }));
        ours.push(await load({ ...both, ...countersign, next: () => bytes }));
      }
      await bare.stop();
      const of = (list, key) => median(list.map((one) => one[key]));
      results.push(
        { label: `${name}: answered`, value: of(ours, 'perSecond'), unit: 'requests/s' },
        { label: `${name}: server CPU`, value: of(ours, 'cpu'), unit: 'µs/request' },
        { label: `${name}: bare node:http CPU`, value: of(theirs, 'cpu'), unit: 'µs/request' },
      );
      const target = name === 'ListUsers' ? '≥ 0.35' : '≥ 0.50';
      ratios.push(
        { label: `${name}: requests/s, ours / bare`, value: of(ours, 'perSecond') / of(theirs, 'perSecond'), target },
        { label: `${name}: per CPU second, ours / bare`, value: of(theirs, 'cpu') / of(ours, 'cpu'), target },
      );
    }
  } finally {
    await countersign.stop();
  }
  return { name: 'HTTP, 64 connections, ListUsers with 10 users', results, ratios };
}
