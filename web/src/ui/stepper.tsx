import './stepper.css'
import { useId } from 'react'
import { useText } from '../i18n/text.ts'
import { Icon } from './icon.tsx'
import { uiText } from './text.ts'

/** A small number chosen by two large buttons. */
export function Stepper({
  label,
  value,
  minimum,
  maximum,
  words,
  limitWords,
  onChange,
}: {
  label: string
  value: number
  minimum: number
  maximum: number
  words: string
  /** Why it can't be more; empty while it can. */
  limitWords: string
  onChange(value: number): void
}) {
  const text = useText(uiText)
  const labelId = useId()
  return (
    <fieldset className="stepper" aria-labelledby={labelId}>
      <span className="stepper-label" id={labelId}>
        <span className="visually-hidden">{label}</span>
        {limitWords ? <small>{limitWords}</small> : null}
      </span>
      <span className="stepper-control">
        <button
          type="button"
          aria-label={text.fewer}
          aria-disabled={value <= minimum || undefined}
          onClick={() => value > minimum && onChange(value - 1)}
        >
          <Icon name="minus" />
        </button>
        <output className="tabular" aria-live="polite">
          {words}
        </output>
        <button
          type="button"
          aria-label={text.more}
          aria-disabled={value >= maximum || undefined}
          onClick={() => value < maximum && onChange(value + 1)}
        >
          <Icon name="plus" />
        </button>
      </span>
    </fieldset>
  )
}
