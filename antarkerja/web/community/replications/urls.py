"""Addresses of this folder."""

from __future__ import annotations

from django.urls import URLPattern, path

from antarkerja.web.community.replications import acts, adopting, credits, lineage, tasks, views

_ONE = "practices/replications/<int:replication_id>/"
urlpatterns: list[URLPattern] = [
    path("practices/<int:practice_id>/adopt/", adopting.adopt, name="adopt"),
    path("practices/<int:practice_id>/lineage/", lineage.lineage, name="lineage"),
    path("practices/replications/", views.replications, name="replications"),
    path(_ONE, views.replication, name="replication"),
    path(f"{_ONE}start/", acts.start, name="replication_start"),
    path(f"{_ONE}adapt/", acts.adapt, name="replication_adapt"),
    path(f"{_ONE}owner/", acts.owner, name="replication_owner"),
    path(f"{_ONE}notes/", acts.note, name="replication_note"),
    path(f"{_ONE}keep/", acts.keep, name="replication_keep"),
    path(f"{_ONE}give-up/", acts.give_up, name="replication_give_up"),
    path(f"{_ONE}tasks/", tasks.task_new, name="replication_task_new"),
    path("practices/replications/tasks/<int:task_id>/", tasks.task, name="replication_task"),
    path("practices/replications/tasks/<int:task_id>/done/", tasks.task_done,
         name="replication_task_done"),
    path("practices/replications/tasks/<int:task_id>/again/", tasks.task_again,
         name="replication_task_again"),
    path("practices/credits/offices/<int:office_id>/", credits.office, name="office_credits"),
    path("practices/credits/people/<int:user_id>/", credits.person, name="person_credits"),
]
