import { serveHashing } from '@weighbridge/core/node';
import { loadBlake3 } from './blake3.ts';

serveHashing(loadBlake3);
