import type { ReactNode } from 'react'
import { Link } from 'wouter'
import { Icon } from '../ui/icon.tsx'

export function PanelBack({ href, children }: { href: string; children: ReactNode }) {
  return (
    <Link className="panel-back" href={href}>
      <Icon name="back" size={20} />
      {children}
    </Link>
  )
}
