import './reservations.css'
import { Link } from 'wouter'
import { MyReservationsDocument } from '../api/gen/documents.ts'
import { usePages } from '../api/use-pages.ts'
import { useNow } from '../format/use-now.ts'
import { useText } from '../i18n/text.ts'
import { paths } from '../paths.ts'
import { comingAndPast, type ListedReservation } from '../reserving/cancellation.ts'
import { Page } from '../shell/page.tsx'
import { ButtonLink } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { MoreButton } from '../ui/more-button.tsx'
import { Empty, ErrorNote, Loading } from '../ui/note.tsx'
import { SignInInvitation } from '../viewer/sign-in-invitation.tsx'
import { SignOutButton } from '../viewer/sign-out-button.tsx'
import { useViewer } from '../viewer/use-viewer.ts'
import { ReservationCard } from './reservation-card.tsx'
import { reservationsText } from './text.ts'

const PAGE_SIZE = 20

export function ReservationsPage() {
  const text = useText(reservationsText)
  const { viewer, failed, refresh } = useViewer()
  return (
    <Page title={text.title} lead={viewer ? text.hello(viewer.displayName) : undefined}>
      {viewer ? (
        <>
          <Link className="walks-link" href={paths.myWalks}>
            <Icon name="walk" size={26} />
            <span>
              <strong>{text.myWalks}</strong>
              <small>{text.myWalksWhat}</small>
            </span>
            <Icon name="forward" size={20} />
          </Link>
          <Reservations />
        </>
      ) : null}
      {viewer === null ? (
        <SignInInvitation title={text.signInTitle}>{text.signInWhat}</SignInInvitation>
      ) : null}
      {viewer === undefined ? failed ? <ErrorNote onRetry={refresh} /> : <Loading rows={3} /> : null}
      <div className="page-foot">
        {viewer ? (
          <ButtonLink kind="quiet" href={paths.calendar}>
            {text.calendar}
          </ButtonLink>
        ) : null}
        <ButtonLink kind="quiet" href={paths.about}>
          {text.about}
        </ButtonLink>
        {viewer ? <SignOutButton /> : null}
      </div>
    </Page>
  )
}

function Reservations() {
  const text = useText(reservationsText)
  const list = usePages(MyReservationsDocument, { first: PAGE_SIZE }, (result) => result.viewer?.reservations)
  const { coming, past } = comingAndPast(list.nodes, useNow())
  if (list.loading) return <Loading rows={3} />
  if (list.error && list.nodes.length === 0) return <ErrorNote error={list.error} onRetry={list.reload} />
  if (list.nodes.length === 0)
    return (
      <Empty title={text.emptyTitle}>
        <p>{text.emptyWhat}</p>
        <div className="confirmation-actions">
          <ButtonLink href={paths.explore}>{text.toExplore}</ButtonLink>
          <ButtonLink kind="secondary" href={paths.walks}>
            {text.toWalks}
          </ButtonLink>
        </div>
      </Empty>
    )
  return (
    <>
      <Group title={text.coming} reservations={coming} />
      <Group title={text.past} reservations={past} />
      {list.error ? <ErrorNote error={list.error} onRetry={list.loadMore} /> : null}
      <MoreButton list={list}>{text.more}</MoreButton>
    </>
  )
}

function Group({ title, reservations }: { title: string; reservations: ListedReservation[] }) {
  if (reservations.length === 0) return null
  return (
    <section className="reservation-group">
      <h2>{title}</h2>
      <ul>
        {reservations.map((reservation) => (
          <li key={reservation.id}>
            <ReservationCard reservation={reservation} />
          </li>
        ))}
      </ul>
    </section>
  )
}
