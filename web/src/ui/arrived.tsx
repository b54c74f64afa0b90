import { type ReactNode, useEffect, useRef } from 'react'

/** What took the place of a form or a button: the focus goes on here, instead of falling back to the page's start. */
export function Arrived({ children }: { children: ReactNode }) {
  const element = useRef<HTMLDivElement>(null)
  useEffect(() => element.current?.focus(), [])
  return (
    <div ref={element} tabIndex={-1}>
      {children}
    </div>
  )
}
