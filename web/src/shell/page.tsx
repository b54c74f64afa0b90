import { Marked } from '../i18n/marked.tsx'
import './page.css'
import { type ReactNode, useEffect, useRef } from 'react'
import { useText } from '../i18n/text.ts'
import { shellText } from './text.ts'

let moved = false
/** wouter tells of moves within the site by these. */
for (const move of ['pushState', 'replaceState', 'popstate'])
  addEventListener(move, () => {
    moved = true
  })

/** A page of text and forms, with its heading. */
export function Page({
  title,
  lead,
  back,
  children,
}: {
  title: string
  lead?: ReactNode
  /** The way to the page above this one. */
  back?: ReactNode
  children: ReactNode
}) {
  const heading = usePageHeading(title)
  return (
    <div className="page">
      <header className="page-head">
        {back}
        <h1 ref={heading} tabIndex={-1}>
          <Marked words={title} />
        </h1>
        {lead ? (
          <div className="page-lead">{typeof lead === 'string' ? <Marked words={lead} /> : lead}</div>
        ) : null}
      </header>
      {children}
    </div>
  )
}

export function usePageTitle(title: string | undefined) {
  const { brand } = useText(shellText)
  useEffect(() => {
    document.title = title ? `${title} · ${brand}` : brand
  }, [title, brand])
}

/**
 * Names the page, and after a move within the site puts the focus on its heading, where reading goes on, unless
 * something of the page takes it.
 */
export function usePageHeading(title: string, takesFocus = true) {
  const heading = useRef<HTMLHeadingElement>(null)
  usePageTitle(title)
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a page that has just come takes the focus
  useEffect(() => {
    if (moved && takesFocus) heading.current?.focus({ preventScroll: true })
  }, [])
  return heading
}
