import { child, type Draft, text } from '../decode/draft';
import { parseQuantity } from '../quantity/parse';
import { goList, goMap } from './go-text';
import { flag, number, textMap, texts } from './values';

/** A line of a volume: `    Path:\t/var/log`. */
type Line = readonly [title: string, value: (source: Draft) => string | number | boolean];

const written =
  (key: string) =>
  (source: Draft): string =>
    text(source, key);

const count =
  (key: string) =>
  (source: Draft): number =>
    number(source, key);

const truth =
  (key: string) =>
  (source: Draft): boolean =>
    flag(source, key);

const list =
  (key: string) =>
  (source: Draft): string =>
    goList(texts(source, key));

/** A reference to an object of the same namespace as Go prints the pointer to it. */
function secretRef(source: Draft): string {
  const reference = child(source, 'secretRef');
  return reference === undefined ? 'nil' : `&LocalObjectReference{Name:${text(reference, 'name')},}`;
}

function orNone(key: string): (source: Draft) => string {
  return (source) => (source[key] === undefined ? '<none>' : String(source[key]));
}

function sizeLimit(source: Draft): string {
  const limit = text(source, 'sizeLimit');
  return limit !== '' && parseQuantity(limit).value > 0n ? limit : '<unset>';
}

const FS_TYPE: Line = ['FSType:', written('fsType')];
const READ_ONLY: Line = ['ReadOnly:', truth('readOnly')];
const OPTIONAL: Line = ['Optional:', truth('optional')];
const SECRET_REF: Line = ['SecretRef:', secretRef];
const VOLUME_ID: Line = ['VolumeID:', written('volumeID')];
const VOLUME_NAME: Line = ['VolumeName:', written('volumeName')];

/** What kubectl prints of each volume source: what it is, then its lines. */
export const SOURCES: Readonly<Record<string, readonly [about: string, ...lines: Line[]]>> = {
  hostPath: ['HostPath (bare host directory volume)', ['Path:', written('path')], ['HostPathType:', orNone('type')]],
  emptyDir: [
    "EmptyDir (a temporary directory that shares a pod's lifetime)",
    ['Medium:', written('medium')],
    ['SizeLimit:', sizeLimit],
  ],
  gcePersistentDisk: [
    'GCEPersistentDisk (a Persistent Disk resource in Google Compute Engine)',
    ['PDName:', written('pdName')],
    FS_TYPE,
    ['Partition:', count('partition')],
    READ_ONLY,
  ],
  awsElasticBlockStore: [
    'AWSElasticBlockStore (a Persistent Disk resource in AWS)',
    VOLUME_ID,
    FS_TYPE,
    ['Partition:', count('partition')],
    READ_ONLY,
  ],
  gitRepo: [
    'GitRepo (a volume that is pulled from git when the pod is created)',
    ['Repository:', written('repository')],
    ['Revision:', written('revision')],
  ],
  secret: ['Secret (a volume populated by a Secret)', ['SecretName:', written('secretName')], OPTIONAL],
  configMap: ['ConfigMap (a volume populated by a ConfigMap)', ['Name:', written('name')], OPTIONAL],
  nfs: [
    'NFS (an NFS mount that lasts the lifetime of a pod)',
    ['Server:', written('server')],
    ['Path:', written('path')],
    READ_ONLY,
  ],
  iscsi: [
    "ISCSI (an ISCSI Disk resource that is attached to a kubelet's host machine and then exposed to the pod)",
    ['TargetPortal:', written('targetPortal')],
    ['IQN:', written('iqn')],
    ['Lun:', count('lun')],
    ['ISCSIInterface', written('iscsiInterface')],
    FS_TYPE,
    READ_ONLY,
    ['Portals:', list('portals')],
    ['DiscoveryCHAPAuth:', truth('chapAuthDiscovery')],
    ['SessionCHAPAuth:', truth('chapAuthSession')],
    SECRET_REF,
    ['InitiatorName:', orNone('initiatorName')],
  ],
  glusterfs: [
    "Glusterfs (a Glusterfs mount on the host that shares a pod's lifetime)",
    ['EndpointsName:', written('endpoints')],
    ['Path:', written('path')],
    READ_ONLY,
  ],
  persistentVolumeClaim: [
    'PersistentVolumeClaim (a reference to a PersistentVolumeClaim in the same namespace)',
    ['ClaimName:', written('claimName')],
    READ_ONLY,
  ],
  ephemeral: ['EphemeralVolume (an inline specification for a volume that gets created and deleted with the pod)'],
  rbd: [
    "RBD (a Rados Block Device mount on the host that shares a pod's lifetime)",
    ['CephMonitors:', list('monitors')],
    ['RBDImage:', written('image')],
    FS_TYPE,
    ['RBDPool:', written('pool')],
    ['RadosUser:', written('user')],
    ['Keyring:', written('keyring')],
    SECRET_REF,
    READ_ONLY,
  ],
  quobyte: [
    "Quobyte (a Quobyte mount on the host that shares a pod's lifetime)",
    ['Registry:', written('registry')],
    ['Volume:', written('volume')],
    READ_ONLY,
  ],
  downwardAPI: ['DownwardAPI (a volume populated by information about the pod)'],
  azureDisk: [
    'AzureDisk (an Azure Data Disk mount on the host and bind mount to the pod)',
    ['DiskName:', written('diskName')],
    ['DiskURI:', written('diskURI')],
    ['Kind: ', written('kind')],
    FS_TYPE,
    ['CachingMode:', written('cachingMode')],
    READ_ONLY,
  ],
  vsphereVolume: [
    'vSphereVolume (a Persistent Disk resource in vSphere)',
    ['VolumePath:', written('volumePath')],
    FS_TYPE,
    ['StoragePolicyName:', written('storagePolicyName')],
  ],
  cinder: ['Cinder (a Persistent Disk resource in OpenStack)', VOLUME_ID, FS_TYPE, READ_ONLY, SECRET_REF],
  photonPersistentDisk: [
    'PhotonPersistentDisk (a Persistent Disk resource in photon platform)',
    ['PdID:', written('pdID')],
    FS_TYPE,
  ],
  portworxVolume: ['PortworxVolume (a Portworx Volume resource)', VOLUME_ID],
  scaleIO: [
    'ScaleIO (a persistent volume backed by a block device in ScaleIO)',
    ['Gateway:', written('gateway')],
    ['System:', written('system')],
    ['Protection Domain:', written('protectionDomain')],
    ['Storage Pool:', written('storagePool')],
    ['Storage Mode:', written('storageMode')],
    VOLUME_NAME,
    FS_TYPE,
    READ_ONLY,
  ],
  cephfs: [
    "CephFS (a CephFS mount on the host that shares a pod's lifetime)",
    ['Monitors:', list('monitors')],
    ['Path:', written('path')],
    ['User:', written('user')],
    ['SecretFile:', written('secretFile')],
    SECRET_REF,
    READ_ONLY,
  ],
  storageos: [
    'StorageOS (a StorageOS Persistent Disk resource)',
    VOLUME_NAME,
    ['VolumeNamespace:', written('volumeNamespace')],
    FS_TYPE,
    READ_ONLY,
  ],
  fc: [
    'FC (a Fibre Channel disk)',
    ['TargetWWNs:', (source) => texts(source, 'targetWWNs').join(', ')],
    ['LUN:', orNone('lun')],
    FS_TYPE,
    READ_ONLY,
  ],
  azureFile: [
    'AzureFile (an Azure File Service mount on the host and bind mount to the pod)',
    ['SecretName:', written('secretName')],
    ['ShareName:', written('shareName')],
    READ_ONLY,
  ],
  flexVolume: [
    'FlexVolume (a generic volume resource that is provisioned/attached using an exec based plugin)',
    ['Driver:', written('driver')],
    FS_TYPE,
    SECRET_REF,
    READ_ONLY,
    ['Options:', (source) => goMap(textMap(source, 'options'))],
  ],
  flocker: [
    'Flocker (a Flocker volume mounted by the Flocker agent)',
    ['DatasetName:', written('datasetName')],
    ['DatasetUUID:', written('datasetUUID')],
  ],
  projected: ['Projected (a volume that contains injected data from multiple sources)'],
  csi: ['CSI (a Container Storage Interface (CSI) volume source)', ['Driver:', written('driver')], FS_TYPE, READ_ONLY],
  image: [
    'Image (a container image or OCI artifact)',
    ['Reference:', written('reference')],
    ['PullPolicy:', written('pullPolicy')],
  ],
};
