import { Link } from 'wouter'
import type { ShiftNamedFragment } from '../api/gen/documents.ts'
import { useLanguage } from '../i18n/language.tsx'
import { titleOf } from '../i18n/name-of.ts'
import { useText } from '../i18n/text.ts'
import { paths } from '../paths.ts'
import { RouteName } from './route-name.tsx'
import { operateText } from './text.ts'

/** The walk or session of a shift; linked, a walk leads to its page. */
export function ShiftName({
  shift,
  isLinked = false,
}: {
  shift: Pick<ShiftNamedFragment, 'departure' | 'session'> | null
  isLinked?: boolean
}) {
  const text = useText(operateText)
  const { language } = useLanguage()
  if (shift?.departure) {
    const name = <RouteName route={shift.departure.route} />
    return isLinked ? <Link href={paths.operateDeparture(shift.departure.id)}>{name}</Link> : name
  }
  return shift?.session ? titleOf(shift.session.activity, language) : text.aShift
}
