import { Marked } from '../i18n/marked.tsx'
import { Fact } from '../ui/fact.tsx'
import './reservations.css'
import { useEffect, useRef } from 'react'
import { Link } from 'wouter'
import { useClient } from '../api/api-provider.tsx'
import { ReservationByIdDocument, type ReservationByIdQuery } from '../api/gen/documents.ts'
import { useQuery } from '../api/use-query.ts'
import { fullDateWords, timeRangeWords, whenWords } from '../format/day.ts'
import { useNow } from '../format/use-now.ts'
import { useLanguage } from '../i18n/language.tsx'
import { nameOf, titleOf } from '../i18n/name-of.ts'
import { useText } from '../i18n/text.ts'
import { paths } from '../paths.ts'
import { CalendarLink } from '../reserving/calendar-link.tsx'
import { CancelReservation } from '../reserving/cancel-reservation.tsx'
import type { ListedReservation } from '../reserving/cancellation.ts'
import { ToKnow } from '../reserving/to-know.tsx'
import { BackLink } from '../shell/back-link.tsx'
import { Page } from '../shell/page.tsx'
import { Button, ButtonLink } from '../ui/button.tsx'
import { CraftMark } from '../ui/craft-mark.tsx'
import { Icon } from '../ui/icon.tsx'
import { Note } from '../ui/note.tsx'
import { ThemeMark } from '../ui/theme-mark.tsx'
import { Found } from '../viewer/found.tsx'
import { ChangeParty } from './change-party.tsx'
import { cancelReason, meetingWords, statusWords } from './reservation-words.ts'
import { reservationsText } from './text.ts'

type ShownReservation = Extract<NonNullable<ReservationByIdQuery['node']>, { __typename: 'Reservation' }>

/** The confirmation: the code, large; what, when, where; to be shown, printed or cancelled. */
export function ReservationPage({ id }: { id: string }) {
  const text = useText(reservationsText)
  const [{ data, error }, run] = useQuery({
    query: ReservationByIdDocument,
    variables: { id },
    requestPolicy: 'cache-and-network',
  })
  const reservation = data && (data.node?.__typename === 'Reservation' ? data.node : null)
  return (
    <Page title={text.confirmation} back={<BackLink href={paths.reservations}>{text.backToList}</BackLink>}>
      <Found
        viewer={data?.viewer}
        found={reservation}
        error={error}
        onRetry={() => run({ requestPolicy: 'network-only' })}
        signIn={{ title: text.signInTitle, what: text.signInWhat }}
        gone={{ title: text.goneTitle, what: text.goneWhat }}
        rows={3}
      >
        {(found) => <Confirmation reservation={found} holder={data?.viewer?.displayName ?? ''} />}
      </Found>
    </Page>
  )
}

function Confirmation({ reservation, holder }: { reservation: ShownReservation; holder: string }) {
  const text = useText(reservationsText)
  const { language } = useLanguage()
  const now = useNow()
  const { session, departure } = reservation
  const held = reservation.status === 'CONFIRMED'
  const status = useFocusWhenCancelled(held)
  return (
    <>
      <div ref={status} tabIndex={-1}>
        <StatusNote reservation={reservation} />
      </div>
      <article className="confirmation" data-status={reservation.status}>
        <header className="confirmation-head">
          <p>{text.code}</p>
          <p className="confirmation-code tabular">{held ? reservation.code : <s>{reservation.code}</s>}</p>
          {held ? <p>{text.show}</p> : null}
        </header>
        {session ? (
          <h2>
            <CraftMark craft={session.activity.craft} size={28} />
            <Marked words={titleOf(session.activity, language)} />
          </h2>
        ) : null}
        {departure ? (
          <h2>
            <ThemeMark theme={departure.route.theme} size={28} />
            <Marked words={nameOf(departure.route, language)} />
          </h2>
        ) : null}
        <dl className="facts">
          <Fact name={text.when}>
            <strong className="tabular">
              {fullDateWords(reservation.startsAt, language)}{' '}
              <span className="confirmation-time">
                {timeRangeWords(reservation.startsAt, reservation.endsAt)}
              </span>
            </strong>
          </Fact>
          {session ? (
            <Fact name={text.where}>
              <Link href={paths.site(session.site.id)}>
                <Marked words={nameOf(session.site, language)} />
              </Link>
              <br />
              <Marked words={session.site.address} />
            </Fact>
          ) : null}
          {departure ? (
            <Fact name={text.meetingPoint}>
              <Marked words={meetingWords(departure, text, language)} />
            </Fact>
          ) : null}
          {session?.room ? (
            <Fact name={text.room}>
              <Marked words={session.room} />
            </Fact>
          ) : null}
          {session ? <ToKnow activity={session.activity} site={session.site} /> : null}
          <Fact name={text.partySize}>
            {text.party(reservation.partySize)}
            {reservation.peoplePresent === null ? null : ` · ${text.present(reservation.peoplePresent)}`}
          </Fact>
          <Fact name={text.bookedBy}>
            <Marked words={holder} />
          </Fact>
          <Fact name={text.bookedAt}>{whenWords(reservation.createdAt, now, language)}</Fact>
        </dl>
      </article>
      <Actions reservation={reservation} held={held} />
    </>
  )
}

/** What can be done with a reservation: keep, look, cancel. */
function Actions({ reservation, held }: { reservation: ShownReservation; held: boolean }) {
  const text = useText(reservationsText)
  const printAsItStands = usePrint(reservation.id)
  const { session, departure } = reservation
  return (
    <div className="confirmation-actions">
      <ChangeParty reservation={reservation} slot={reservation.slot} />
      {held ? (
        <Button kind="secondary" onClick={() => void printAsItStands()}>
          <Icon name="print" size={20} />
          {text.print}
        </Button>
      ) : null}
      {held || reservation.status === 'CANCELLED' ? (
        <CalendarLink
          reservationId={reservation.id}
          words={held ? text.addToCalendar : text.takeFromCalendar}
        />
      ) : null}
      {session ? (
        <ButtonLink kind="secondary" href={paths.session(session.id)}>
          {text.seeSession}
        </ButtonLink>
      ) : null}
      {departure ? (
        <>
          <ButtonLink kind="secondary" href={paths.departure(departure.id)}>
            {text.seeDeparture}
          </ButtonLink>
          <ButtonLink kind="quiet" href={paths.route(departure.route.id)}>
            {text.seeRoute}
          </ButtonLink>
        </>
      ) : null}
      <CancelReservation reservation={reservation} />
    </div>
  )
}

/** Prints what is held now: what is held no more shows that instead. Without a network the page as it is says that it may be old. */
function usePrint(id: string): () => Promise<void> {
  const client = useClient()
  return async () => {
    const { data } = await client.query(ReservationByIdDocument, { id }, { requestPolicy: 'network-only' })
    if (data && (data.node?.__typename !== 'Reservation' || data.node.status !== 'CONFIRMED')) return
    print()
  }
}

/** The button that cancelled is gone: the focus goes to what says so. */
function useFocusWhenCancelled(held: boolean) {
  const status = useRef<HTMLDivElement>(null)
  const wasHeld = useRef(held)
  useEffect(() => {
    if (wasHeld.current && !held) status.current?.focus()
    wasHeld.current = held
  }, [held])
  return status
}

function StatusNote({ reservation }: { reservation: ListedReservation }) {
  const text = useText(reservationsText)
  if (reservation.status === 'CANCELLED') {
    const reason = cancelReason(reservation, text)
    return (
      <Note tone="lost">
        <p>{reservation.cancelledWithSession ? statusWords(reservation, text) : text.cancelled}</p>
        {reason ? (
          <p>
            <Marked words={text.cancelledWhy(reason)} />
          </p>
        ) : null}
      </Note>
    )
  }
  if (reservation.status !== 'CONFIRMED') return <Note>{statusWords(reservation, text)}</Note>
  return reservation.overlapping ? <Note tone="few">{text.overlapping}</Note> : null
}
