import type { StationState } from '../dictionary.ts'

/** Where a station can stand that comes with its papers. */
export type Standing = Extract<StationState, 'approved' | 'agreement' | 'running' | 'revoked' | 'closed'>

/** How ledgers say where a station stands; one in renewal is a running one whose agreement tells it. */
export const standingWords: Readonly<Record<string, Standing>> = {
  运行: 'running',
  正常运行: 'running',
  运行中: 'running',
  在运行: 'running',
  正常: 'running',
  已挂牌: 'running',
  挂牌运行: 'running',
  到期续签: 'running',
  '已批复，待签约': 'approved',
  已批复: 'approved',
  待签约: 'approved',
  '已签约，待挂牌': 'agreement',
  已签约: 'agreement',
  待挂牌: 'agreement',
  已撤销: 'revoked',
  撤销: 'revoked',
  已终止: 'closed',
  终止: 'closed',
  到期终止: 'closed',
}

/** How ledgers call an application that nobody has decided about yet. */
export const applyingWords: readonly string[] = ['申报', '申报中', '待部门初审', '拟建', '新申报', '待批复']
