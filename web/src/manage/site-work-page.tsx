import type { ReactNode } from 'react'
import { useLanguage } from '../i18n/language.tsx'
import { nameOf } from '../i18n/name-of.ts'
import { useText } from '../i18n/text.ts'
import { BackLink } from '../shell/back-link.tsx'
import { Page } from '../shell/page.tsx'
import { Guarded } from './guarded.tsx'
import { managePaths } from './paths.ts'
import { manageText } from './text.ts'
import { type SiteWithActivities, useSiteActivities } from './use-site-activities.ts'

/** A page on which a manager does one thing for one site. */
export function SiteWorkPage({
  siteId,
  title,
  children,
}: {
  siteId: string
  title: string
  children(site: SiteWithActivities): ReactNode
}) {
  const text = useText(manageText)
  const { language } = useLanguage()
  const { viewer, site, error, refresh } = useSiteActivities(siteId)
  return (
    <Page
      title={title}
      lead={site ? nameOf(site, language) : undefined}
      back={
        <BackLink href={managePaths.site(siteId)}>
          {text.backToSite(site ? nameOf(site, language) : text.site)}
        </BackLink>
      }
    >
      <Guarded
        viewer={viewer}
        found={site}
        mayManage={({ managers }) => managers !== null}
        error={error}
        onRetry={refresh}
      >
        {children}
      </Guarded>
    </Page>
  )
}
