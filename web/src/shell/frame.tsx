import { Marked } from '../i18n/marked.tsx'
import './frame.css'
import { type ReactNode, useEffect, useState } from 'react'
import { Link, useLocation } from 'wouter'
import { useIsReplaced } from '../api/api-provider.tsx'
import { useIsOld } from '../api/live-places.ts'
import { useSettings } from '../api/use-settings.ts'
import { useOnline } from '../device/use-online.ts'
import { useLanguage } from '../i18n/language.tsx'
import { useText } from '../i18n/text.ts'
import { paths } from '../paths.ts'
import { useElderMode } from '../ui/elder-mode.ts'
import { Icon, type IconName } from '../ui/icon.tsx'
import { useViewer, type Viewer } from '../viewer/use-viewer.ts'
import { shellText } from './text.ts'

const MAIN_ID = 'main'
const UNREAD_SHOWN_MAX = 99

/** What is around every page: the cloth band on top, the main pages, and the way past them for a keyboard. */
export function Frame({ children }: { children: ReactNode }) {
  const text = useText(shellText)
  const { viewer } = useViewer()
  const [location] = useLocation()
  useStartAtTop(location)
  return (
    <div className="frame">
      <a className="skip" href={`#${MAIN_ID}`}>
        {text.skip}
      </a>
      <header className="band">
        <Brand />
        <Tools viewer={viewer} />
      </header>
      <Navigation viewer={viewer} />
      <main id={MAIN_ID} tabIndex={-1}>
        <OldNote />
        {viewer === undefined ? null : <ReplacedNote viewer={viewer} />}
        {children}
      </main>
    </div>
  )
}

/** What is shown may not be so any more. */
function OldNote() {
  const text = useText(shellText)
  const online = useOnline()
  const isOld = useIsOld()
  if (online && !isOld) return null
  return (
    <p className="offline" role="status">
      <Icon name="warn" />
      {online ? text.old : text.offline}
    </p>
  )
}

/** Another tab signed somebody else in, or this person out; the page is drawn anew since. */
function ReplacedNote({ viewer }: { viewer: Viewer | null }) {
  const text = useText(shellText)
  const isReplaced = useIsReplaced()
  const [isRead, setIsRead] = useState(false)
  if (!isReplaced || isRead) return null
  return (
    <p className="offline" role="alert">
      <Icon name="person" />
      <span>{viewer ? text.replacedBy(viewer.displayName) : text.signedOutElsewhere}</span>
      <button type="button" className="offline-close" onClick={() => setIsRead(true)}>
        {text.understood}
      </button>
    </p>
  )
}

function Brand() {
  const text = useText(shellText)
  const { language } = useLanguage()
  const settings = useSettings()
  const district = settings && (language === 'zh' ? settings.districtName : settings.districtNameEn)
  return (
    <Link className="brand" href={paths.explore}>
      <span className="brand-name">{text.brand}</span>
      {district ? <span className="brand-tagline">{text.tagline(district)}</span> : null}
    </Link>
  )
}

function Tools({ viewer }: { viewer: Viewer | null | undefined }) {
  const text = useText(shellText)
  const { language, chooseLanguage } = useLanguage()
  const [elder, setElder] = useElderMode()
  const [location] = useLocation()
  return (
    <div className="tools">
      <button type="button" className="tool" aria-pressed={elder} onClick={() => setElder(!elder)}>
        {text.elder}
      </button>
      <button
        type="button"
        className="tool"
        lang={language === 'zh' ? 'en' : 'zh-CN'}
        onClick={() => chooseLanguage(language === 'zh' ? 'en' : 'zh')}
      >
        {text.otherLanguage}
      </button>
      {viewer === null ? (
        <Link className="tool" href={paths.signInTo(location + window.location.search)}>
          {text.signIn}
        </Link>
      ) : null}
      {viewer ? (
        <>
          <Link className="tool tool-viewer" href={paths.reservations}>
            <Icon name="person" size={20} />
            <span>
              <Marked words={viewer.displayName} />
            </span>
          </Link>
          <NoticeBell unread={viewer.unreadNoticeCount} />
        </>
      ) : null}
    </div>
  )
}

function NoticeBell({ unread }: { unread: number }) {
  const text = useText(shellText)
  const [location] = useLocation()
  return (
    <Link
      className="tool tool-notices"
      href={paths.notices}
      aria-current={/^\/notices/.test(location) ? 'page' : undefined}
    >
      <Icon name="notice" size={22} />
      <span className="visually-hidden">{text.notices}</span>
      {unread > 0 ? (
        <span className="unread tabular">
          <span aria-hidden="true">{unread > UNREAD_SHOWN_MAX ? `${UNREAD_SHOWN_MAX}+` : unread}</span>
          <span className="visually-hidden"> {text.unread(unread)}</span>
        </span>
      ) : null}
    </Link>
  )
}

function Navigation({ viewer }: { viewer: Viewer | null | undefined }) {
  const text = useText(shellText)
  const manages = viewer?.roles.some((role) => role === 'MANAGER' || role === 'OPERATOR')
  return (
    <nav className="nav" aria-label={text.mainNavigation}>
      <NavigationLink href={paths.explore} icon="find" within={/^\/($|sessions|sites)/}>
        {text.find}
      </NavigationLink>
      <NavigationLink href={paths.walks} icon="walk" within={/^\/(walks|stations|departures|my-walks)/}>
        {text.walk}
      </NavigationLink>
      <NavigationLink href={paths.reservations} icon="mine" within={/^\/reservations/}>
        {text.mine}
      </NavigationLink>
      <NavigationLink href={paths.volunteer} icon="guide" within={/^\/(volunteer|certificates|showcase)/}>
        {text.guide}
      </NavigationLink>
      {manages ? (
        <NavigationLink href={paths.manage} icon="manage" within={/^\/(manage|operate)/}>
          {text.manage}
        </NavigationLink>
      ) : null}
    </nav>
  )
}

function NavigationLink({
  href,
  icon,
  within,
  children,
}: {
  href: string
  icon: IconName
  within: RegExp
  children: ReactNode
}) {
  const [location] = useLocation()
  return (
    <Link className="nav-link" href={href} aria-current={within.test(location) ? 'page' : undefined}>
      <Icon name={icon} size={24} />
      <span>{children}</span>
    </Link>
  )
}

/** A page begins at its top; the map's pages keep their place, since the map stays. */
function useStartAtTop(location: string) {
  const page = location.split('/')[1] ?? ''
  const part = ['', 'sessions', 'sites'].includes(page) ? 'explore' : location
  // biome-ignore lint/correctness/useExhaustiveDependencies: the part alone decides
  useEffect(() => {
    document.getElementById(MAIN_ID)?.scrollTo(0, 0)
  }, [part])
}
