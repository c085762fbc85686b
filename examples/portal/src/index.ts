import { createBackend } from '@backstage/backend-defaults';

const backend = createBackend();

backend.add(import('@backstage/plugin-app-backend'));
backend.add(import('@backstage/plugin-auth-backend'));
backend.add(import('@backstage/plugin-auth-backend-module-guest-provider'));
backend.add(import('@backstage/plugin-catalog-backend'));
backend.add(import('@backstage/plugin-permission-backend'));
backend.add(import('@weighbridge/backstage-plugin-model-posture-backend'));
backend.add(import('@weighbridge/example-portal-policy'));

// A backend that cannot start must end: otherwise it would answer 503 for ever.
backend.start().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
