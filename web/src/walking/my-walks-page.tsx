import { MyWalksDocument, type WalkInListFragment } from '../api/gen/documents.ts'
import { usePages } from '../api/use-pages.ts'
import { useKeptCheckIns } from '../check-in/use-kept-check-ins.ts'
import { useText } from '../i18n/text.ts'
import { paths } from '../paths.ts'
import { Page } from '../shell/page.tsx'
import { ButtonLink } from '../ui/button.tsx'
import { MoreButton } from '../ui/more-button.tsx'
import { Empty, ErrorNote, Loading } from '../ui/note.tsx'
import { SignInInvitation } from '../viewer/sign-in-invitation.tsx'
import { useViewer } from '../viewer/use-viewer.ts'
import { walkingText } from './text.ts'
import { WalkCard } from './walk-card.tsx'

const PAGE_SIZE = 20

export function MyWalksPage() {
  const text = useText(walkingText)
  const { viewer, failed, refresh } = useViewer()
  return (
    <Page title={text.title} lead={text.lead}>
      {viewer ? <Walks /> : null}
      {viewer === null ? (
        <SignInInvitation title={text.signInTitle}>{text.signInWhat}</SignInInvitation>
      ) : null}
      {viewer === undefined ? failed ? <ErrorNote onRetry={refresh} /> : <Loading rows={3} /> : null}
    </Page>
  )
}

function Walks() {
  const text = useText(walkingText)
  const list = usePages(MyWalksDocument, { first: PAGE_SIZE }, (result) => result.viewer?.walks)
  const { kept } = useKeptCheckIns()
  if (list.loading) return <Loading rows={3} />
  if (list.error && list.nodes.length === 0) return <ErrorNote error={list.error} onRetry={list.reload} />
  if (list.nodes.length === 0)
    return (
      <Empty title={text.emptyTitle}>
        <p>{text.emptyWhat}</p>
        <ButtonLink href={paths.walks}>{text.toWalks}</ButtonLink>
      </Empty>
    )
  const waitingOf = (walk: WalkInListFragment) =>
    new Set(kept.filter((one) => one.walkId === walk.id && !one.refused).map((one) => one.stationId))
  const groups = [
    { title: text.underWay, walks: list.nodes.filter((walk) => walk.completedAt === null) },
    { title: text.completed, walks: list.nodes.filter((walk) => walk.completedAt !== null) },
  ]
  return (
    <>
      {groups.map(({ title, walks }) =>
        walks.length === 0 ? null : (
          <section key={title} className="walking-group">
            <h2>{title}</h2>
            <ul>
              {walks.map((walk) => (
                <li key={walk.id}>
                  <WalkCard walk={walk} waiting={waitingOf(walk)} />
                </li>
              ))}
            </ul>
          </section>
        ),
      )}
      {list.error ? <ErrorNote error={list.error} onRetry={list.loadMore} /> : null}
      <MoreButton list={list}>{text.more}</MoreButton>
      <p>
        <ButtonLink kind="secondary" href={paths.walks}>
          {text.walkAnother}
        </ButtonLink>
      </p>
    </>
  )
}
