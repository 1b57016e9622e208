# netloom with Helm, from the tarball of a release: `npm run pack`, then `docker build .`
# Each base is an index of several platforms, by its digest, which Renovate raises with its tag.

# Nothing of the target platform runs here.
FROM --platform=$BUILDPLATFORM node:24.18.0-bookworm-slim@sha256:6f7b03f7c2c8e2e784dcf9295400527b9b1270fd37b7e9a7285cf83b6951452d AS files
ARG TARGETARCH
WORKDIR /files
# As https://github.com/helm/helm/releases/tag/v4.2.3 lists them; the version is that of packages/helm/src/pinned-helm.ts.
ADD --checksum=sha256:e9b88b4ee95b18c706839c28d3a0220e5bc470e9cd9262410c90793c45ff8b7c https://get.helm.sh/helm-v4.2.3-linux-amd64.tar.gz helm-amd64.tar.gz
ADD --checksum=sha256:21abd9354d39b2cd79a8d76be6912cd137a983cbf997193503fb8a6a6e2f2785 https://get.helm.sh/helm-v4.2.3-linux-arm64.tar.gz helm-arm64.tar.gz
COPY dist/npm/netloom-*.tgz netloom.tgz
RUN tar --extract --file "helm-$TARGETARCH.tar.gz" --strip-components 1 "linux-$TARGETARCH/helm" \
  && tar --extract --file netloom.tgz --no-same-owner

# No shell, no package manager, and no Git.
FROM gcr.io/distroless/nodejs24-debian12:nonroot@sha256:14d42e2511532589a7c7e01a753667a74fcc96266e137e8125006b87b0c32d0a
COPY --from=files /files/helm /usr/local/bin/helm
COPY --from=files /files/package /opt/netloom
USER 65532:65532
# The folder that holds network.yaml is mounted here.
WORKDIR /network
ENTRYPOINT ["/nodejs/bin/node", "/opt/netloom/bin/netloom.js"]
CMD ["validate"]
