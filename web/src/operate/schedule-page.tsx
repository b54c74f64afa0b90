import { useState } from 'react'
import { RoutesToScheduleDocument } from '../api/gen/documents.ts'
import { useQuery } from '../api/use-query.ts'
import { whenWords } from '../format/day.ts'
import { useNow } from '../format/use-now.ts'
import { useLanguage } from '../i18n/language.tsx'
import { useText } from '../i18n/text.ts'
import { paths } from '../paths.ts'
import { Arrived } from '../ui/arrived.tsx'
import { Button, ButtonLink } from '../ui/button.tsx'
import { ErrorNote, Loading, Note } from '../ui/note.tsx'
import { OperatePage } from './operate-page.tsx'
import { ScheduleForm } from './schedule-form.tsx'
import { operateText } from './text.ts'

interface Scheduled {
  id: string
  startsAt: string
}

export function SchedulePage() {
  const text = useText(operateText)
  return (
    <OperatePage title={text.schedule} lead={text.scheduleLead}>
      <Schedule />
    </OperatePage>
  )
}

function Schedule() {
  const text = useText(operateText)
  const { language } = useLanguage()
  const now = useNow()
  const [{ data, error }, run] = useQuery({ query: RoutesToScheduleDocument })
  const [scheduled, setScheduled] = useState<Scheduled | null>(null)
  if (error && !data)
    return <ErrorNote error={error} onRetry={() => run({ requestPolicy: 'network-only' })} />
  if (!data) return <Loading rows={3} />
  if (!scheduled) return <ScheduleForm routes={data.routes} onScheduled={setScheduled} />
  return (
    <Arrived>
      <Note>
        <p className="tabular">{text.scheduled(whenWords(scheduled.startsAt, now, language))}</p>
        <div className="actions">
          <ButtonLink href={paths.operateDeparture(scheduled.id)}>{text.seeIt}</ButtonLink>
          <Button kind="quiet" onClick={() => setScheduled(null)}>
            {text.another}
          </Button>
        </div>
      </Note>
    </Arrived>
  )
}
