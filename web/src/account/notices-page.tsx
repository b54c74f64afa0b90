import './account.css'
import { MarkNoticesReadDocument, NoticesDocument } from '../api/gen/documents.ts'
import { usePages } from '../api/use-pages.ts'
import { useText } from '../i18n/text.ts'
import { Page } from '../shell/page.tsx'
import { MoreButton } from '../ui/more-button.tsx'
import { Empty, ErrorNote, Loading } from '../ui/note.tsx'
import { SignInInvitation } from '../viewer/sign-in-invitation.tsx'
import { useViewer } from '../viewer/use-viewer.ts'
import { useRepeatableWrite } from '../writing/use-write.ts'
import { WriteButton } from '../writing/write-button.tsx'
import { WriteNote } from '../writing/write-note.tsx'
import { NoticeCard } from './notice-card.tsx'
import { accountText } from './text.ts'

const PAGE_SIZE = 20

export function NoticesPage() {
  const text = useText(accountText)
  const { viewer, failed, refresh } = useViewer()
  return (
    <Page title={text.noticesTitle}>
      {viewer ? <Notices /> : null}
      {viewer === null ? (
        <SignInInvitation title={text.noticesSignIn}>{text.noticesSignInWhat}</SignInInvitation>
      ) : null}
      {viewer === undefined ? failed ? <ErrorNote onRetry={refresh} /> : <Loading rows={3} /> : null}
    </Page>
  )
}

function Notices() {
  const text = useText(accountText)
  const list = usePages(NoticesDocument, { first: PAGE_SIZE }, (result) => result.viewer?.notices)
  const { refresh } = useViewer()
  const { state, write } = useRepeatableWrite(MarkNoticesReadDocument)
  const unread = list.nodes.filter((notice) => !notice.readAt)

  async function markRead(noticeIds: string[]) {
    await write({ noticeIds })
    list.reload()
    refresh()
  }

  if (list.loading) return <Loading rows={3} />
  if (list.error && list.nodes.length === 0) return <ErrorNote error={list.error} onRetry={list.reload} />
  if (list.nodes.length === 0)
    return (
      <Empty title={text.noticesEmpty}>
        <p>{text.noticesEmptyWhat}</p>
      </Empty>
    )
  return (
    <>
      {unread.length > 0 ? (
        <p>
          <WriteButton
            kind="secondary"
            state={state}
            words={text.markAllRead}
            onClick={() => void markRead(unread.map(({ id }) => id))}
          />
        </p>
      ) : null}
      <WriteNote state={state} />
      <ul className="notices">
        {list.nodes.map((notice) => (
          <li key={notice.id}>
            <NoticeCard notice={notice} />
          </li>
        ))}
      </ul>
      {list.error ? <ErrorNote error={list.error} onRetry={list.loadMore} /> : null}
      <MoreButton list={list}>{text.more}</MoreButton>
    </>
  )
}
