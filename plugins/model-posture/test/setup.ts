import '@testing-library/jest-dom/vitest';
import { cleanup, configure } from '@testing-library/react';
import { afterEach, vi } from 'vitest';

// Backstage's test utilities look for jest's global.
Object.assign(globalThis, { jest: vi });

// On a busy machine the first screen of a file takes longer than a second.
configure({ asyncUtilTimeout: 15_000 });

afterEach(() => cleanup());
