import './note.css'
import type { ReactNode } from 'react'
import type { ApiError } from '../api/answer.ts'
import { errorWords } from '../api/error-words.ts'
import { useText } from '../i18n/text.ts'
import { Button } from './button.tsx'
import { Icon } from './icon.tsx'
import { uiText } from './text.ts'

/** A small word that qualifies something: demo data, cancelled, about here. */
export function Tag({ tone = 'plain', children }: { tone?: 'plain' | 'few' | 'lost'; children: ReactNode }) {
  return <span className={`tag tag-${tone}`}>{children}</span>
}

/** Nothing to show: says so and what to do. */
export function Empty({
  title,
  heading: Heading = 'h2',
  children,
}: {
  title: ReactNode
  /** `h1` where the page has no other. */
  heading?: 'h1' | 'h2'
  children?: ReactNode
}) {
  return (
    <div className="empty">
      <svg className="empty-motif" viewBox="0 0 120 60" aria-hidden="true" focusable="false">
        <path d="M60 8v44M38 30h44M45 15l30 30M75 15 45 45" />
        <circle cx="60" cy="30" r="9" />
        <path d="M14 30h.1M24 30h.1M96 30h.1M106 30h.1M60 2h.1M60 58h.1" />
      </svg>
      <Heading>{title}</Heading>
      {children}
    </div>
  )
}

/** Placeholders of the same height as what will come, so nothing jumps. */
export function Loading({ rows = 4 }: { rows?: number }) {
  const text = useText(uiText)
  return (
    <div className="loading" role="status">
      <span className="visually-hidden">{text.loading}</span>
      {Array.from({ length: rows }, (_, row) => row).map((row) => (
        <div className="loading-row" key={row} aria-hidden="true">
          <span />
          <span />
          <span />
        </div>
      ))}
    </div>
  )
}

/** Something failed: what, in the server's words where it had any, and a way on. */
export function ErrorNote({
  children,
  error,
  onRetry,
}: {
  children?: ReactNode
  error?: ApiError | undefined
  onRetry?: (() => void) | undefined
}) {
  const text = useText(uiText)
  return (
    <div className="note note-lost" role="alert">
      <Icon name="warn" />
      <div>
        {children ?? <p>{errorWords(error) ?? text.unreachable}</p>}
        {onRetry ? (
          <Button kind="secondary" onClick={onRetry}>
            {text.retry}
          </Button>
        ) : null}
      </div>
    </div>
  )
}

/** Something worth knowing at this place. */
export function Note({ tone = 'plain', children }: { tone?: 'plain' | 'few' | 'lost'; children: ReactNode }) {
  return (
    <div className={`note note-${tone}`} role="status">
      <div>{children}</div>
    </div>
  )
}
