import { importFiles } from '../import-files.ts';
import { leftOut, partOf } from './parts.ts';

const FILES = {
  'minio.yaml': `apiVersion: v1
kind: Service
metadata: { name: minio, namespace: storage }
spec:
  selector: { app: minio }
  ports:
    - { name: api, port: 80, targetPort: 9000 }
    - { name: console, port: 9090, targetPort: 9001 }
---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: { name: minio, namespace: storage }
spec:
  ingressClassName: traefik
  rules:
    - host: s3.example.net
      http: { paths: [{ path: /, pathType: Prefix, backend: { service: { name: minio, port: { number: 80 } } } }] }
    - host: console.example.net
      http: { paths: [{ path: /, pathType: Prefix, backend: { service: { name: minio, port: { name: console } } } }] }
`,
  'cloudflared.yaml': `apiVersion: v1
kind: ConfigMap
metadata: { name: cloudflared, namespace: cloudflare }
data:
  config.yaml: |
    tunnel: 11111111-2222-4333-8444-555555555555
    ingress:
      - hostname: public.example.net
        service: http://minio.storage:9090
      - service: http_status:404
`,
};

describe('a Service of which several ports are exposed', () => {
  it('has these ports, and rows that name theirs', async () => {
    const imported = await importFiles(FILES);
    expect(partOf(imported, 'services')).toBe(`services:
  - name: minio
    namespace: storage
    ports:
      - name: api
        port: 80
        targetPort: 9000
      - name: console
        port: 9090
        targetPort: 9001
    selector:
      app: minio
    expose:
      - host: s3.example.net
        via: ingress
        ingress: traefik
      - host: console.example.net
        via: ingress
        ingress: traefik
        port: 9090
      - host: public.example.net
        via: tunnel
        origin: service
        port: 9090
`);
    expect(leftOut(imported)).toEqual([]);
  });

  it('is stated in the short form where one of them is exposed alone', async () => {
    const { 'minio.yaml': minio } = FILES;
    const one = minio.replace(/ {4}- host: s3[^]*?(?= {4}- host: console)/, '');
    expect(partOf(await importFiles({ 'minio.yaml': one }), 'services')).toContain(
      '    port: 9090\n    targetPort: 9001\n',
    );
  });
});
