FROM node:24-slim

# The program writes only below /app/data; everything else belongs to root.
WORKDIR /app
RUN mkdir data && chown node:node data
COPY package.json package-lock.json .npmrc prisma.config.ts ./
COPY prisma ./prisma
COPY src/setup.js ./src/setup.js
RUN npm ci --omit=dev && npm cache clean --force
COPY tsconfig.json CHANGELOG.md LICENSE ./
COPY cards ./cards
COPY src ./src
RUN node src/setup.js generate

USER node
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=3s CMD ["node", "-e", "fetch('http://127.0.0.1:'+(process.env.PORT||3000)+'/readyz').then(r=>process.exit(r.ok?0:1),()=>process.exit(1))"]
CMD ["node", "--import", "tsx", "src/main.ts"]
