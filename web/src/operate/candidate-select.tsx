import type { ReactNode } from 'react'
import { CandidatesOfShiftDocument } from '../api/gen/documents.ts'
import { useQuery } from '../api/use-query.ts'
import { langOf } from '../i18n/lang-of.ts'
import { useLanguage } from '../i18n/language.tsx'
import { useText } from '../i18n/text.ts'
import { Select } from '../ui/field.tsx'
import type { Bound } from '../writing/use-form.ts'
import { operateText } from './text.ts'

/** Who could take a place of a shift: those who can come first; why somebody cannot is said of the one who is chosen. */
export function CandidateSelect({
  shiftId,
  label,
  bound,
  children,
}: {
  shiftId: string
  label: string
  bound: Bound
  /** The choice of nobody. */
  children: ReactNode
}) {
  const text = useText(operateText)
  const { language } = useLanguage()
  const [{ data }] = useQuery({
    query: CandidatesOfShiftDocument,
    variables: { id: shiftId },
    requestPolicy: 'network-only',
  })
  const candidates = (data?.node?.__typename === 'Shift' ? data.node.candidates : null) ?? []
  const chosen = candidates.find(({ guide }) => guide?.id === bound.value)
  return (
    <Select
      label={label}
      hint={
        chosen?.obstacle?.message ?? (data && candidates.length === 0 ? text.noCandidates : text.assignWhat)
      }
      {...bound}
    >
      {children}
      {candidates.map(({ guide, near, fit, obstacle }) =>
        guide ? (
          <option key={guide.id} value={guide.id} lang={langOf(guide.displayName, language)}>
            {[
              guide.displayName || text.unknownGuide,
              obstacle ? (text.obstacles[obstacle.code] ?? text.cannotCome) : text.canCome,
              ...(near ? [text.near] : []),
              text.fitsBy(fit),
            ].join(' · ')}
          </option>
        ) : null,
      )}
    </Select>
  )
}
