import type { Body } from './endpoint.ts'
import type { Office } from './office.ts'

/** A call that needs no token. Gives the whole answer. */
export type Door = (body: Body, host: string) => object

/** Where tokens and long connections are had, by path. */
export const createDoors = ({ tokens, sockets }: Office): ReadonlyMap<string, Door> =>
  new Map<string, Door>([
    [
      '/open-apis/auth/v3/tenant_access_token/internal',
      ({ app_id, app_secret }) => tokens.issue(app_id, app_secret),
    ],
    [
      '/open-apis/auth/v3/app_access_token/internal',
      ({ app_id, app_secret }) => {
        const issued = tokens.issue(app_id, app_secret)
        // For an app of one's own both are the same token.
        return issued.code === 0 ? { ...issued, app_access_token: issued.tenant_access_token } : issued
      },
    ],
    [
      '/callback/ws/endpoint',
      ({ AppID, AppSecret }, host) => sockets.endpoint(String(AppID), String(AppSecret), host),
    ],
  ])
