import type {
  AuditorService,
  AuthService,
  DatabaseService,
  HttpAuthService,
  HttpRouterService,
  LifecycleService,
  LoggerService,
  PermissionsRegistryService,
  PermissionsService,
  RootConfigService,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import type { MetricsService } from '@backstage/backend-plugin-api/alpha';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type {
  ModelCollector,
  ModelSourceType,
} from '@weighbridge/backstage-plugin-model-posture-node';

/** The services that the host passes to the plugin. */
export interface Services {
  readonly auditor: AuditorService;
  readonly auth: AuthService;
  readonly catalog: CatalogService;
  readonly config: RootConfigService;
  readonly database: DatabaseService;
  readonly httpAuth: HttpAuthService;
  readonly httpRouter: HttpRouterService;
  readonly lifecycle: LifecycleService;
  readonly logger: LoggerService;
  readonly metrics: MetricsService;
  readonly permissions: PermissionsService;
  readonly permissionsRegistry: PermissionsRegistryService;
  readonly scheduler: SchedulerService;
}

/** The extensions that modules add to the plugin. */
export interface Additions {
  readonly collectors: readonly ModelCollector[];
  readonly sourceTypes: readonly ModelSourceType[];
}
