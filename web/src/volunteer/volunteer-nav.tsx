import { Link, useLocation } from 'wouter'
import { useText } from '../i18n/text.ts'
import { paths } from '../paths.ts'
import { volunteerText } from './text.ts'

/** The volunteers' own pages, beside one another. */
export function VolunteerNav() {
  const text = useText(volunteerText)
  const [location] = useLocation()
  const pages = [
    [paths.volunteer, text.navBoard],
    [paths.volunteerHours, text.navHours],
    [paths.volunteerTrainings, text.navTrainings],
    [paths.volunteerRegister, text.navProfile],
    [paths.showcase, text.navShowcase],
  ] as const
  return (
    <nav className="volunteer-nav" aria-label={text.nav}>
      {pages.map(([href, name]) => (
        <Link key={href} href={href} aria-current={location === href ? 'page' : undefined}>
          {name}
        </Link>
      ))}
    </nav>
  )
}
