import { accountRoutes } from '../features/accounts/routes.ts';
import { campaignRoutes } from '../features/campaigns/routes.ts';
import { creatorRoutes } from '../features/creators/routes.ts';
import { exportRoutes } from '../features/exports/routes.ts';
import { healthRoutes } from '../features/health/routes.ts';
import { imageAdminRoutes } from '../features/images/admin-routes.ts';
import { imageRoutes } from '../features/images/routes.ts';
import { platformRoutes } from '../features/platforms/routes.ts';
import { providerRoutes } from '../features/providers/routes.ts';
import { legacyRoutes } from '../features/searches/legacy-routes.ts';
import { searchRoutes } from '../features/searches/routes.ts';
import type { AnyRoute } from './route.ts';

/** The route table: every route of the API with its policy. The access tests are made from it. */
export const routes: readonly AnyRoute[] = [
  ...accountRoutes,
  ...campaignRoutes,
  ...searchRoutes,
  ...creatorRoutes,
  ...exportRoutes,
  ...imageRoutes,
  ...imageAdminRoutes,
  ...platformRoutes,
  ...healthRoutes,
  ...providerRoutes,
  ...legacyRoutes,
];
