import { paths } from '../paths.ts'

/** The managers' pages, each with its own address. */
export const managePaths = {
  sites: paths.manage,
  site: (id: string) => `${paths.manage}/sites/${encodeURIComponent(id)}`,
  week: (id: string, firstDay: string) => `${managePaths.site(id)}?from=${firstDay}`,
  newActivity: (siteId: string) => `${managePaths.site(siteId)}/activities/new`,
  newSession: (siteId: string) => `${managePaths.site(siteId)}/sessions/new`,
  session: (id: string) => `${paths.manage}/sessions/${encodeURIComponent(id)}`,
}
