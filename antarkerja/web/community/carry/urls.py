"""Addresses of this folder."""

from __future__ import annotations

from django.urls import URLPattern, path

from antarkerja.web.community.carry import feed, views

urlpatterns: list[URLPattern] = [
    path("practices/carry/", views.carry, name="carry"),
    path("practices/carry/package.zip", views.carry_package, name="carry_package"),
    path("practices/carry/in/", views.carry_in, name="carry_in"),
    path("practices/carry/instances/<int:instance_id>/distrust/", views.carry_distrust,
         name="carry_distrust"),
    path("practices/public/feed.atom", feed.practices_feed, name="feed"),
]
