import { serveHashing } from '@weighbridge/core/node';
import { loadBlake3 } from './blake3-hashers.ts';

serveHashing(loadBlake3);
