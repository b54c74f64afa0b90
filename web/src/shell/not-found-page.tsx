import { useText } from '../i18n/text.ts'
import { paths } from '../paths.ts'
import { ButtonLink } from '../ui/button.tsx'
import { Page } from './page.tsx'
import { shellText } from './text.ts'

export function NotFoundPage() {
  const text = useText(shellText)
  return (
    <Page title={text.notFoundTitle} lead={text.notFoundWhat}>
      <p>
        <ButtonLink href={paths.explore}>{text.toExplore}</ButtonLink>
      </p>
    </Page>
  )
}
