import type { ProjectRef } from '../../types';

/** What kind of project it is, in Jira's words. */
export function kindOf(project: ProjectRef): string {
  if (project.style === 'next-gen' || project.simplified) return 'Team-managed';
  if (project.projectTypeKey === 'service_desk') return 'Company-managed service project';
  return project.projectTypeKey === 'business' ? 'Company-managed business project' : 'Company-managed software project';
}

/** A project one can go to. */
export function ProjectCard({ project }: { project: ProjectRef }) {
  return (
    <a class="card" href={`/projects/${project.key}`}>
      <span class="card-title">
        <img src={`/_sandbox/icon/project/${project.key}.svg`} width="32" height="32" alt="" />
        {project.name}
      </span>
      <span class="subtle">
        {project.key} · {kindOf(project)}
      </span>
    </a>
  );
}
