import { workerData } from 'node:worker_threads';
import { cryptoHashers } from './hasher.ts';
import { serveHashing } from './serve-hashing.ts';

const { algorithm } = workerData as { readonly algorithm: string };
serveHashing(async () => cryptoHashers(algorithm));
