import { useState } from 'react'
import { whenWords } from '../format/day.ts'
import { useNow } from '../format/use-now.ts'
import { useLanguage } from '../i18n/language.tsx'
import { useText } from '../i18n/text.ts'
import { Arrived } from '../ui/arrived.tsx'
import { Button, ButtonLink } from '../ui/button.tsx'
import { Note } from '../ui/note.tsx'
import { managePaths } from './paths.ts'
import { type PublishedSession, PublishForm } from './publish-form.tsx'
import { SiteWorkPage } from './site-work-page.tsx'
import { manageText } from './text.ts'
import type { SiteWithActivities } from './use-site-activities.ts'

export function PublishSessionPage({ siteId }: { siteId: string }) {
  const text = useText(manageText)
  return (
    <SiteWorkPage siteId={siteId} title={text.publishTitle}>
      {(site) => <Publish site={site} />}
    </SiteWorkPage>
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
