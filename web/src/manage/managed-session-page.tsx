import { useRef } from 'react'
import { ManagedSessionDocument } from '../api/gen/documents.ts'
import { useLivePlaces } from '../api/live-places.ts'
import { useQuery } from '../api/use-query.ts'
import { fullDateWords, timeRangeWords } from '../format/day.ts'
import { sessionWords } from '../format/session-words.ts'
import { useNow } from '../format/use-now.ts'
import { useLanguage } from '../i18n/language.tsx'
import { Marked } from '../i18n/marked.tsx'
import { nameOf, titleOf } from '../i18n/name-of.ts'
import { useText } from '../i18n/text.ts'
import { paths } from '../paths.ts'
import { BackLink } from '../shell/back-link.tsx'
import { Page } from '../shell/page.tsx'
import { DoorList } from '../slot/door-list.tsx'
import { takenOf } from '../slot/places-taken.tsx'
import { useFreshSlot } from '../slot/use-fresh-slot.ts'
import { Arrived } from '../ui/arrived.tsx'
import { ButtonLink } from '../ui/button.tsx'
import { Note } from '../ui/note.tsx'
import { Vat } from '../ui/vat.tsx'
import { CancelSession } from './cancel-session.tsx'
import { ChangeSession } from './change-session.tsx'
import { Guarded } from './guarded.tsx'
import type { ManagedSession } from './managed-session.ts'
import { managePaths } from './paths.ts'
import { manageText } from './text.ts'

/** One session as its manager sees it: how full it is, who comes, changing and cancelling it. */
export function ManagedSessionPage({ id }: { id: string }) {
  const text = useText(manageText)
  const { language } = useLanguage()
  const [{ data, error }, run] = useQuery({
    query: ManagedSessionDocument,
    variables: { id },
    requestPolicy: 'cache-and-network',
  })
  const session = data && (data.node?.__typename === 'Session' ? data.node : null)
  const refresh = () => run({ requestPolicy: 'network-only' })
  return (
    <Page
      title={session ? titleOf(session.activity, language) : text.session}
      lead={
        session ? (
          <strong className="tabular">
            {fullDateWords(session.startsAt, language)} {timeRangeWords(session.startsAt, session.endsAt)}
          </strong>
        ) : undefined
      }
      back={
        <BackLink href={session ? managePaths.site(session.site.id) : managePaths.sites}>
          {session ? text.backToSite(nameOf(session.site, language)) : text.backToSites}
        </BackLink>
      }
    >
      <Guarded
        viewer={data?.viewer}
        found={session}
        mayManage={({ site }) => site.managers !== null}
        error={error}
        onRetry={refresh}
      >
        {(found) => <Session session={found} onStale={refresh} />}
      </Guarded>
    </Page>
  )
}

function Session({ session, onStale }: { session: ManagedSession; onStale(): void }) {
  const text = useText(manageText)
  const now = useNow()
  const firstStatus = useRef(session.status)
  const hasStarted = new Date(session.startsAt) <= now
  const isLive = session.status === 'PUBLISHED'
  useFreshSlot(session.slot, isLive && session.slot === null, onStale)
  return (
    <div className="sections">
      {session.status === 'CANCELLED' ? (
        <Cancelled reason={session.cancelReason ?? ''} isNew={firstStatus.current !== 'CANCELLED'} />
      ) : null}
      {isLive ? <Figures session={session} /> : null}
      <DoorList of={session} isLive={isLive} />
      {isLive && !hasStarted ? <ChangeSession session={session} /> : null}
      <div className="actions">
        {isLive && !hasStarted ? <CancelSession session={session} /> : null}
        {session.status === 'DRAFT' ? null : (
          <ButtonLink kind="quiet" href={paths.session(session.id)}>
            {text.seePublic}
          </ButtonLink>
        )}
      </div>
      {isLive && hasStarted ? <p>{text.hasStarted}</p> : null}
    </div>
  )
}

function Cancelled({ reason, isNew }: { reason: string; isNew: boolean }) {
  const text = useText(manageText)
  const note = (
    <Note tone="lost">
      <p>
        <Marked words={text.wasCancelled(reason)} />
      </p>
    </Note>
  )
  return isNew ? <Arrived>{note}</Arrived> : note
}

function Figures({ session }: { session: ManagedSession }) {
  const text = useText(manageText)
  const names = useText(sessionWords)
  const slot = useLivePlaces(session.slot)
  if (!slot) return <p role="status">{text.preparing}</p>
  return (
    <>
      <div className="glance">
        <Vat remaining={slot.remaining} capacity={slot.capacity} craft={session.activity.craft} size={72} />
        <dl>
          <div>
            <dt>{text.takenNow}</dt>
            <dd className="tabular">{text.people(takenOf(slot))}</dd>
          </div>
          <div>
            <dt>{text.leftNow}</dt>
            <dd className="tabular">{text.people(slot.remaining)}</dd>
          </div>
          <div>
            <dt>{names.room}</dt>
            <dd>{session.room ?? text.wholeSite}</dd>
          </div>
          {session.helpersWanted > 0 || session.shift ? (
            <div>
              <dt>{names.helpersWanted}</dt>
              <dd className="tabular">
                {text.helpersClaimed(session.shift?.claimed ?? 0, session.helpersWanted)}
              </dd>
            </div>
          ) : null}
        </dl>
      </div>
      {slot.over > 0 ? (
        <Note tone="few">
          <p>{text.overWhat(slot.over)}</p>
        </Note>
      ) : null}
    </>
  )
}
