import './button.css'
import type { ComponentProps } from 'react'
import { Link } from 'wouter'

type Kind = 'primary' | 'secondary' | 'quiet' | 'danger'

/**
 * `busy` keeps the button focusable while something is under way, so the focus is not thrown to the page's start;
 * presses are ignored meanwhile.
 */
export function Button({
  kind = 'primary',
  busy = false,
  className = '',
  onClick,
  ...rest
}: { kind?: Kind; busy?: boolean } & ComponentProps<'button'>) {
  return (
    <button
      type="button"
      {...rest}
      className={`button button-${kind} ${className}`}
      aria-disabled={busy || undefined}
      data-busy={busy || undefined}
      onClick={busy ? (event) => event.preventDefault() : onClick}
    />
  )
}

/** Looks like a button, goes to an address. */
export function ButtonLink({
  kind = 'primary',
  className = '',
  ...rest
}: {
  kind?: Kind
  className?: string
  href: string
  children: React.ReactNode
  id?: string
}) {
  return <Link {...rest} className={`button button-${kind} ${className}`} />
}

/** A switch in a row of filters; `aria-pressed` says whether it is on. */
export function Chip({
  pressed,
  onPress,
  children,
  ...rest
}: { pressed: boolean; onPress(): void; children: React.ReactNode } & Omit<
  ComponentProps<'button'>,
  'onClick'
>) {
  return (
    <button type="button" {...rest} className="chip" aria-pressed={pressed} onClick={onPress}>
      {children}
    </button>
  )
}
