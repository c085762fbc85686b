import dgram from 'node:dgram';
import dns from 'node:dns';
import http from 'node:http';
import https from 'node:https';
import net from 'node:net';
import { afterAll, beforeAll, vi } from 'vitest';

/** Every network access throws while the tests of this file run, and reports what was tried. */
export function forbidNetwork(): { readonly tried: readonly string[] } {
  const tried: string[] = [];
  const refuse = (what: string) => () => {
    tried.push(what);
    throw new Error(`network is forbidden here: ${what}`);
  };
  beforeAll(() => {
    vi.spyOn(net.Socket.prototype, 'connect').mockImplementation(refuse('net.connect'));
    vi.spyOn(dgram.Socket.prototype, 'send').mockImplementation(refuse('dgram.send'));
    vi.spyOn(dns, 'lookup').mockImplementation(refuse('dns.lookup') as never);
    vi.spyOn(dns.promises, 'lookup').mockImplementation(refuse('dns.promises.lookup') as never);
    vi.spyOn(http, 'request').mockImplementation(refuse('http.request'));
    vi.spyOn(https, 'request').mockImplementation(refuse('https.request'));
    vi.spyOn(globalThis, 'fetch').mockImplementation(refuse('fetch'));
  });
  afterAll(() => vi.restoreAllMocks());
  return { tried };
}
