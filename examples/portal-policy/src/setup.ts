import { vi } from 'vitest';

// The mock services of Backstage are written for Jest.
Object.assign(globalThis, { jest: vi });
