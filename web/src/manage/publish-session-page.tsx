import { useState } from 'react'
import { whenWords } from '../format/day.ts'
import { useNow } from '../format/use-now.ts'
import { useLanguage } from '../i18n/language.tsx'
import { nameOf } from '../i18n/name-of.ts'
import { useText } from '../i18n/text.ts'
import { Page } from '../shell/page.tsx'
import { Button, ButtonLink } from '../ui/button.tsx'
import { Note } from '../ui/note.tsx'
import { Arrived } from './arrived.tsx'
import { BackLink } from './back-link.tsx'
import { Guarded } from './guarded.tsx'
import { managePaths } from './paths.ts'
import { type PublishedSession, PublishForm } from './publish-form.tsx'
import { manageText } from './text.ts'
import { type SiteWithActivities, useSiteActivities } from './use-site-activities.ts'

export function PublishSessionPage({ siteId }: { siteId: string }) {
  const text = useText(manageText)
  const { language } = useLanguage()
  const { viewer, site, failed, refresh } = useSiteActivities(siteId)
  return (
    <Page
      title={text.publishTitle}
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
        failed={failed}
        onRetry={refresh}
      >
        {(found) => <Publish site={found} />}
      </Guarded>
    </Page>
  )
}

function Publish({ site }: { site: SiteWithActivities }) {
  const text = useText(manageText)
  const { language } = useLanguage()
  const now = useNow()
  const [published, setPublished] = useState<PublishedSession | null>(null)
  if (site.activities.edges.length === 0) {
    return (
      <Note>
        <p>{text.noActivities}</p>
        <ButtonLink href={managePaths.newActivity(site.id)}>{text.newActivity}</ButtonLink>
      </Note>
    )
  }
  if (!published) return <PublishForm site={site} onPublished={setPublished} />
  return (
    <Arrived>
      {' '}
      <Note>
        <p className="tabular">{text.published(whenWords(published.startsAt, now, language))}</p>
        <ButtonLink href={managePaths.session(published.id)}>{text.seeIt}</ButtonLink>
        <Button kind="quiet" onClick={() => setPublished(null)}>
          {text.another}
        </Button>
      </Note>
    </Arrived>
  )
}
