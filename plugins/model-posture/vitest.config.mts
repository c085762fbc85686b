import { defineWeighbridgeTests } from '@weighbridge/testkit/vitest';

export default defineWeighbridgeTests({
  test: {
    include: ['src/**/*.test.{ts,tsx}'],
    environment: 'happy-dom',
    globals: true,
    setupFiles: ['./test/setup.ts'],
    css: false,
    server: {
      deps: {
        inline: [
          /@backstage\//,
          /@material-ui\//,
          /@mui\//,
          /material-ui-popup-state/,
          /@remixicon/,
          /react-use/,
        ],
      },
    },
  },
});
