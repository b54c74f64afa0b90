import { type ReactNode, useId } from 'react'
import { isChosen, toggled } from '../writing/chosen.ts'

/** Any number of a few things, as large labelled checkboxes. */
export function ChoiceFieldset({
  label,
  hint,
  error,
  choices,
  chosen,
  onChange,
}: {
  label: string
  hint: string
  error?: string | undefined
  choices: readonly { name: string; words: ReactNode }[]
  chosen: string
  onChange(chosen: string): void
}) {
  const id = useId()
  return (
    <fieldset className="volunteer-fieldset" aria-describedby={`${id}-hint`}>
      <legend>{label}</legend>
      <p className="volunteer-soft" id={`${id}-hint`}>
        {hint}
      </p>
      <div className="choices">
        {choices.map(({ name, words }, index) => (
          <label key={name} className="choice">
            <input
              type="checkbox"
              checked={isChosen(chosen, name)}
              aria-invalid={error && index === 0 ? true : undefined}
              aria-describedby={error ? `${id}-error` : undefined}
              onChange={() => onChange(toggled(chosen, name))}
            />
            <span>{words}</span>
          </label>
        ))}
      </div>
      {error ? (
        <p className="field-error" id={`${id}-error`}>
          {error}
        </p>
      ) : null}
    </fieldset>
  )
}
