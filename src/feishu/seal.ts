import { createCipheriv, createHash, randomBytes } from 'node:crypto'

/** The wire form of a plaintext as the platform writes it: base64 of a random IV and AES-256-CBC under SHA-256 of the key. */
export const seal = (plain: string, encryptKey: string): string => {
  const iv = randomBytes(16)
  const cipher = createCipheriv('aes-256-cbc', createHash('sha256').update(encryptKey).digest(), iv)
  return Buffer.concat([iv, cipher.update(plain, 'utf8'), cipher.final()]).toString('base64')
}
