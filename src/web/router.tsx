import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  notFound,
  redirect,
} from '@tanstack/react-router';
import { readNextAddress } from './accounts/next-address.ts';
import { imageRanges, readImagesParameters } from './admin/images-parameters.ts';
import { ApiError } from './api.ts';
import { readCampaignParameters, readCampaignsParameters } from './campaigns/campaigns-parameters.ts';
import { NotFoundPage, PageFailure, RootLayout } from './frame/root-layout.tsx';
import { SignedInLayout } from './frame/signed-in-layout.tsx';
import {
  campaignQuery,
  campaignsQuery,
  imageStatisticsQuery,
  queryClient,
  searchQuery,
  sessionQuery,
} from './queries.ts';
import { readSearchFormParameters } from './searches/form/search-form-parameters.ts';
import { readResultsAddress } from './searches/results/results-parameters.ts';

const rootRoute = createRootRoute({
  component: RootLayout,
  notFoundComponent: NotFoundPage,
  errorComponent: PageFailure,
});

async function leaveWhenSignedIn(next: string) {
  const session = await queryClient.ensureQueryData(sessionQuery);
  if (session.account !== null) throw redirect({ href: next });
}

const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sign-in',
  validateSearch: readNextAddress,
  beforeLoad: ({ search }) => leaveWhenSignedIn(search.next ?? '/campaigns'),
  component: lazyRouteComponent(() => import('./accounts/sign-in-page.tsx'), 'SignInPage'),
});

const signUpRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sign-up',
  validateSearch: readNextAddress,
  beforeLoad: ({ search }) => leaveWhenSignedIn(search.next ?? '/campaigns'),
  component: lazyRouteComponent(() => import('./accounts/sign-up-page.tsx'), 'SignUpPage'),
});

const signedInRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'signed-in',
  beforeLoad: async ({ location }) => {
    const session = await queryClient.ensureQueryData(sessionQuery);
    if (session.account === null) throw redirect({ to: '/sign-in', search: { next: location.href } });
  },
  component: SignedInLayout,
});

const homeRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/campaigns', replace: true });
  },
});

const campaignsRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/campaigns',
  validateSearch: readCampaignsParameters,
  // Asked for while the page's code is still on its way; whoever shows it waits for the same answer.
  loader: () => void queryClient.prefetchQuery(campaignsQuery),
  component: lazyRouteComponent(() => import('./campaigns/campaigns-page.tsx'), 'CampaignsPage'),
});

const campaignRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/campaigns/$campaignId',
  validateSearch: readCampaignParameters,
  loader: ({ params }) => void queryClient.prefetchQuery(campaignQuery(params.campaignId)),
  component: lazyRouteComponent(() => import('./campaigns/campaign-page.tsx'), 'CampaignPage'),
});

const searchFormRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/campaigns/$campaignId/search',
  validateSearch: readSearchFormParameters,
  component: lazyRouteComponent(() => import('./searches/form/search-form-page.tsx'), 'SearchFormPage'),
});

const resultsRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/campaigns/$campaignId/searches/$searchId',
  validateSearch: readResultsAddress,
  loader: ({ params }) => void queryClient.prefetchQuery(searchQuery(params.searchId)),
  component: lazyRouteComponent(() => import('./searches/results/results-page.tsx'), 'ResultsPage'),
});

/** To others an admin's page looks like nothing at all, as its data does. */
async function adminsOnly() {
  const session = await queryClient.ensureQueryData(sessionQuery);
  if (session.account?.admin !== true) throw notFound();
}

const adminImagesRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/admin/images',
  validateSearch: readImagesParameters,
  beforeLoad: adminsOnly,
  loaderDeps: ({ search }) => imageRanges[search.range ?? 'day'],
  loader: ({ deps }) => void queryClient.prefetchQuery(imageStatisticsQuery(deps.hours)),
  component: lazyRouteComponent(() => import('./admin/images-page.tsx'), 'ImagesPage'),
});

export const router = createRouter({
  routeTree: rootRoute.addChildren([
    signInRoute,
    signUpRoute,
    signedInRoute.addChildren([
      homeRoute,
      campaignsRoute,
      campaignRoute,
      searchFormRoute,
      resultsRoute,
      adminImagesRoute,
    ]),
  ]),
  defaultPreload: 'intent',
  defaultErrorComponent: PageFailure,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}

/** A session can end behind our back; the first refusal then leads to the sign-in page, keeping where one was. */
export function watchSignIn(): void {
  const onError = (error: Error) => {
    if (!(error instanceof ApiError) || error.code !== 'not_signed_in') return;
    queryClient.clear();
    void router.invalidate();
  };
  queryClient.getQueryCache().config.onError = onError;
  queryClient.getMutationCache().config.onError = onError;
}
