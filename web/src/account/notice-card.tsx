import type { NoticesQuery } from '../api/gen/documents.ts'
import { whenWords } from '../format/day.ts'
import { useNow } from '../format/use-now.ts'
import { type Language, useLanguage } from '../i18n/language.tsx'
import { titleOf } from '../i18n/name-of.ts'
import { useText } from '../i18n/text.ts'
import { paths } from '../paths.ts'
import { ButtonLink } from '../ui/button.tsx'
import { Tag } from '../ui/note.tsx'
import { accountText } from './text.ts'

export type Notice = NonNullable<NoticesQuery['viewer']>['notices']['edges'][number]['node']

/** The kind and the facts of a notice, worded. */
export function NoticeCard({ notice }: { notice: Notice }) {
  const text = useText(accountText)
  const { language } = useLanguage()
  const now = useNow()
  const { what, sequel } = noticeWords(notice, text, language, now)
  const holds = notice.reservation?.status === 'CONFIRMED'
  return (
    <article className="notice" data-unread={notice.readAt ? undefined : true}>
      <p className="notice-at tabular">
        {notice.readAt ? null : <Tag>{text.unread}</Tag>}
        <time dateTime={notice.createdAt}>{whenWords(notice.createdAt, now, language)}</time>
      </p>
      <p className="notice-what">{what}</p>
      {notice.reason ? <p>{text.cancelledWhy(notice.reason)}</p> : null}
      <p>{sequel}</p>
      <p className="notice-links">
        {notice.reservation && holds ? (
          <ButtonLink kind="secondary" href={paths.reservation(notice.reservation.id)}>
            {text.seeReservation}
          </ButtonLink>
        ) : null}
        {notice.session ? (
          <ButtonLink kind="quiet" href={paths.session(notice.session.id)}>
            {notice.kind === 'CANCELLED' ? text.seeNearby : text.seeSession}
          </ButtonLink>
        ) : null}
      </p>
    </article>
  )
}

/** What happened, and what it means for the person. */
export function noticeWords(
  notice: Notice,
  text: (typeof accountText)['zh'],
  language: Language,
  now: Date,
): { what: string; sequel: string } {
  const title = notice.session ? titleOf(notice.session.activity, language) : text.aSession
  const when = (instant: string | null) => (instant ? whenWords(instant, now, language) : '')
  switch (notice.kind) {
    case 'MOVED':
      return {
        what: text.moved(title, when(notice.oldStartsAt), when(notice.newStartsAt)),
        sequel: text.movedNow,
      }
    case 'MOVED_INTO_OVERLAP': {
      const other = notice.overlappingSession
      const otherTitle = other ? titleOf(other.activity, language) : text.overlapOther
      return {
        what: text.overlap(title, when(notice.oldStartsAt), when(notice.newStartsAt), otherTitle),
        sequel: text.overlapNow,
      }
    }
    case 'ROOM_CHANGED':
      return {
        what: text.roomChanged(title, notice.oldRoom ?? text.noRoom, notice.newRoom ?? text.noRoom),
        sequel: text.roomNow,
      }
    case 'CANCELLED':
      return {
        what: text.cancelled(title, when(notice.session?.startsAt ?? notice.oldStartsAt)),
        sequel: text.cancelledNow,
      }
    default:
      return notice.kind satisfies never
  }
}
