import './field.css'
import { type ComponentProps, type ReactNode, useId } from 'react'

interface FieldWords {
  label: ReactNode
  hint?: ReactNode
  /** Why the input can't be taken; shown beside the field and read with it. */
  error?: ReactNode
}

/** A labelled input; native, so that each browser's own help (dates, numbers, autofill) works. */
export function TextField({ label, hint, error, ...rest }: FieldWords & ComponentProps<'input'>) {
  const id = useId()
  return (
    <Field id={id} label={label} hint={hint} error={error}>
      <input {...rest} id={id} className="field-control" {...describedBy(id, hint, error)} />
    </Field>
  )
}

export function TextArea({ label, hint, error, ...rest }: FieldWords & ComponentProps<'textarea'>) {
  const id = useId()
  return (
    <Field id={id} label={label} hint={hint} error={error}>
      <textarea {...rest} id={id} className="field-control" {...describedBy(id, hint, error)} />
    </Field>
  )
}

/** A native select: it opens as large as the device shows its own. */
export function Select({ label, hint, error, children, ...rest }: FieldWords & ComponentProps<'select'>) {
  const id = useId()
  return (
    <Field id={id} label={label} hint={hint} error={error}>
      <select {...rest} id={id} className="field-control field-select" {...describedBy(id, hint, error)}>
        {children}
      </select>
    </Field>
  )
}

function Field({ id, label, hint, error, children }: FieldWords & { id: string; children: ReactNode }) {
  return (
    <div className="field">
      <label className="field-label" htmlFor={id}>
        {label}
      </label>
      {children}
      {hint ? (
        <p className="field-hint" id={`${id}-hint`}>
          {hint}
        </p>
      ) : null}
      {error ? (
        <p className="field-error" id={`${id}-error`}>
          {error}
        </p>
      ) : null}
    </div>
  )
}

function describedBy(id: string, hint: ReactNode, error: ReactNode) {
  const ids = [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ')
  return {
    ...(ids ? { 'aria-describedby': ids } : {}),
    ...(error ? { 'aria-invalid': true } : {}),
  }
}
