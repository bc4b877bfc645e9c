package com.acme;

class Ntask {}
