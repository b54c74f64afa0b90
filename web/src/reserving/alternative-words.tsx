import type { ClashInListFragment } from '../api/gen/documents.ts'
import { whenRangeWords } from '../format/day.ts'
import { useNow } from '../format/use-now.ts'
import { useLanguage } from '../i18n/language.tsx'
import { Marked } from '../i18n/marked.tsx'
import { nameOf, titleOf } from '../i18n/name-of.ts'
import { useText } from '../i18n/text.ts'
import { reservingText } from './text.ts'

/** What stands against an alternative: what the person has at that time themselves, by its name; that it may be for others. */
export function AlternativeWords({ clash, suits }: { clash: ClashInListFragment | null; suits: boolean }) {
  const text = useText(reservingText)
  return (
    <>
      <ClashWords clash={clash} />
      {suits ? null : <p className="alternative-clash">{text.maySuitOthers}</p>}
    </>
  )
}

function ClashWords({ clash }: { clash: ClashInListFragment | null }) {
  const text = useText(reservingText)
  const { language } = useLanguage()
  const now = useNow()
  if (!clash) return null
  const { session, departure, shift } = clash
  const title = session
    ? titleOf(session.activity, language)
    : departure
      ? nameOf(departure.route, language)
      : text.clashOther
  const words = shift ? text.clashShift : text.clash
  return (
    <p className="alternative-clash tabular">
      <Marked words={words(title, whenRangeWords(clash.startsAt, clash.endsAt, now, language))} />
    </p>
  )
}
